import { defineConfig } from "vitest/config";

// One stack at a time; a test waits for inspections and for 300 MB.
export default defineConfig({ test: { include: ["browser/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 240_000, fileParallelism: false } });

import { defineConfig } from "vitest/config";

// One browser and one stack for all; a test waits for inspections and for 300 MB.
export default defineConfig({ test: { include: ["browser/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 240_000 } });

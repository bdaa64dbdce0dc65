import { defineConfig } from "vitest/config";

// Inlined assets would be data: addresses, which the page's Content Security Policy allows for pictures only.
export default defineConfig({
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  worker: { format: "es" },
  test: { include: ["tests/**/*.test.ts"] },
});

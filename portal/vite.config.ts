import { defineConfig } from "vitest/config";
import { compressed } from "./compressed.ts";

// Inlined assets would be data: addresses, which the page's Content Security Policy allows for pictures only.
export default defineConfig({
  plugins: [compressed()],
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  worker: { format: "es" },
  test: { include: ["tests/**/*.test.ts"] },
});

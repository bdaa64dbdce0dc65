// `npm run measure`. Node.js 20 reads no TypeScript, of which the stack is started; Vite does.
import { runnerImport } from "vite";

await runnerImport("./browser/measure.ts");

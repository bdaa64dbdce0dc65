// Starts Azurite so that it outlives a Ctrl-C in the terminal (the app that uses it must end its work first) and ends, having
// written everything, when whoever started it closes its standard input or is gone.
"use strict";

const once = process.once;
process.once = function (event, listener) {
  return event === "SIGINT" ? this : once.call(this, event, listener);
};
process.on("SIGINT", () => {});
process.stdin.on("end", () => process.emit("SIGTERM")).resume();

require("azurite/dist/src/azurite.js");

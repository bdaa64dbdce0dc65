// Draws the reviewed icons of Data/tools/icons.json as PNG files with a transparent background.
//   node icons.mjs              all icons, 256×256 RGBA, into .local/icons/{train|held-out}/{class}/{set}--{name}.png
//   node icons.mjs --held-out   the held-out ones, 128×128 with a palette, into Data/tools/held-out, with their hashes
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, "node_modules/@iconify/json/json");
const list = JSON.parse(await readFile(join(here, "Data/tools/icons.json"), "utf8"));
const sets = new Map();

async function read(set) {
  if (!sets.has(set)) sets.set(set, JSON.parse(await readFile(join(library, `${set}.json`), "utf8")));
  return sets.get(set);
}

/** One icon as an SVG document of the given side, in pixels; currentColor is black. */
function svg(set, name, side) {
  const icon = set.icons[name];
  if (!icon) throw new Error(`${set.prefix} has no icon ${name}: icons.json and package-lock.json do not belong together.`);
  const value = (key, otherwise) => icon[key] ?? set[key] ?? otherwise;
  const box = [value("left", 0), value("top", 0), value("width", 16), value("height", 16)].join(" ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${box}" ` +
    `width="${side}" height="${side}" color="#000">${icon.body}</svg>`
  );
}

async function draw(target, side, wanted, png) {
  const drawing = `${target}.drawing`;
  await rm(drawing, { recursive: true, force: true });
  const counts = {};
  for (const [label, bySet] of Object.entries(list.icons)) {
    for (const [prefix, names] of Object.entries(bySet)) {
      const part = list.heldOut.includes(prefix) ? "held-out" : "train";
      const folder = wanted(part, label);
      if (!folder) continue;
      await mkdir(join(drawing, folder), { recursive: true });
      const set = await read(prefix);
      for (const name of names) {
        const picture = await sharp(Buffer.from(svg(set, name, side))).png(png).toBuffer();
        await writeFile(join(drawing, folder, `${prefix}--${name}.png`), picture);
        counts[folder] = (counts[folder] ?? 0) + 1;
      }
    }
  }
  // The old pictures go only when the new ones are whole.
  await rm(target, { recursive: true, force: true });
  await rename(drawing, target);
  return counts;
}

async function writeHashes(target) {
  const lines = [];
  for (const label of (await readdir(target)).sort())
    for (const file of (await readdir(join(target, label))).sort()) {
      const hash = createHash("sha256").update(await readFile(join(target, label, file)));
      lines.push(`${hash.digest("hex")}  ${label}/${file}\n`);
    }
  await writeFile(join(dirname(target), "held-out.sha256"), lines.join(""));
}

let counts;
if (process.argv.includes("--held-out")) {
  const target = join(here, "Data/tools/held-out");
  counts = await draw(target, 128, (part, label) => part === "held-out" && label, { palette: true, effort: 10 });
  await writeHashes(target);
} else {
  const target = join(here, ".local/icons");
  await mkdir(dirname(target), { recursive: true });
  counts = await draw(target, 256, (part, label) => `${part}/${label}`, { compressionLevel: 6 });
}
console.table(counts);

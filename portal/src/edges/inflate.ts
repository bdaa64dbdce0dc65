/** Unpacks zlib data by the browser's own means; rejects what is none. */
export async function inflate(packed: Uint8Array): Promise<Uint8Array> {
  const unpacked = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

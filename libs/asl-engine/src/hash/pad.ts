/** The message, a 1 bit, zeros, and the length in bits: whole blocks, as MD5 and the SHA family want them. */
export function padded(bytes: Uint8Array, block: 64 | 128, littleEndian: boolean): DataView {
  const lengthBytes = block / 8;
  const total = Math.ceil((bytes.length + 1 + lengthBytes) / block) * block;
  const message = new Uint8Array(total);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  const at = littleEndian ? total - 8 : total - 4;
  view.setUint32(at, bytes.length * 8, littleEndian);
  return view;
}

/** Hexadecimal digits of 32-bit words. */
export function hexOf(words: readonly number[], littleEndian = false): string {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => view.setUint32(index * 4, word >>> 0, littleEndian));
  return Array.from({ length: view.byteLength }, (_, index) =>
    view.getUint8(index).toString(16).padStart(2, '0'),
  ).join('');
}

/** Base64 of bytes, without anything of a platform but `btoa`. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Bytes of a base64 text; padding may be missing. @throws DOMException for other characters. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

export function textToBase64(text: string): string {
  return toBase64(new TextEncoder().encode(text));
}

export function base64ToText(text: string): string {
  return new TextDecoder().decode(fromBase64(text));
}

// Text of one character per byte into bytes; compresses far better than base64, so it is for WebAssembly that is large.

export function decode(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

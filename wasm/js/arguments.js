// Arguments: what is wrong with one is said by its name.

/** Something to lint: a string, or a view of octets. Not by `instanceof`, which fails for an array from another realm. */
export function checkInput(name, value) {
  if (typeof value === "string" || (ArrayBuffer.isView(value) && value.BYTES_PER_ELEMENT === 1)) return;
  throw new TypeError(`${name} must be a string or a Uint8Array`);
}

/** A code or a name, as a string. */
export function readQuery(name, value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new TypeError(`${name} must be a string or a number`);
}

/** One option, which a test takes; undefined where it is not given. */
export function readOption(options, key, test, expected) {
  const value = options[key];
  if (value === undefined || test(value)) return value;
  throw new TypeError(`option "${key}" must be ${expected}`);
}

/** Whether there are options at all. */
export function hasOptions(options) {
  if (options === undefined || options === null) return false;
  if (typeof options === "object" || typeof options === "function") return true;
  throw new TypeError("options must be an object");
}

export function isString(value) {
  return typeof value === "string";
}

export function isStrings(value) {
  return Array.isArray(value) && value.every(isString);
}

/** The language that the reference is asked in. */
export function readLanguage(options) {
  return (hasOptions(options) ? readOption(options, "lang", isString, "a string") : undefined) ?? "en";
}

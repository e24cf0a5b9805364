// Options of the linter: read key by key, and handed to the WebAssembly where they are not those of the call before.

import * as wasm from "smtplint:glue";
import * as at from "smtplint:layout";
import { hasOptions, isString, isStrings, readOption } from "./arguments.js";
import { put } from "./memory.js";

const PROTOCOLS = new Map([["smtp", at.PROTOCOL_SMTP], ["submission", at.PROTOCOL_SUBMISSION], ["lmtp", at.PROTOCOL_LMTP]]);
const PRESETS = new Map([["all", at.EXTENSIONS_ALL], ["none", at.EXTENSIONS_NONE]]);

const DEFAULTS = { wire: undefined, extensions: undefined, protocol: undefined, replyTo: undefined, ignore: undefined, lang: undefined };

/** Those that the instance has; a new one has the defaults. */
let current = DEFAULTS;

/** The options that were given, each of the right type. */
export function read(given) {
  if (!hasOptions(given)) return DEFAULTS;
  return {
    wire: readOption(given, "wire", isBoolean, "true or false"),
    extensions: readOption(given, "extensions", isExtensions, '"all", "none" or an array of strings'),
    protocol: readOption(given, "protocol", isProtocol, '"smtp", "submission" or "lmtp"'),
    replyTo: readOption(given, "replyTo", isString, "a string"),
    ignore: readOption(given, "ignore", isStrings, "an array of strings"),
    lang: readOption(given, "lang", isString, "a string"),
  };
}

/** Makes the instance judge by these options. */
export function use(options) {
  if (options === current || isSame(options, current)) return;
  const { extensions } = options;
  const preset = Array.isArray(extensions) ? at.EXTENSIONS_LIST : (PRESETS.get(extensions) ?? at.EXTENSIONS_UNSTATED);
  // Half of them would be none of the two.
  current = null;
  wasm.beginOptions(options.wire ?? false, preset, PROTOCOLS.get(options.protocol) ?? at.PROTOCOL_SMTP);
  add(at.OPTION_EXTENSION, Array.isArray(extensions) ? extensions : []);
  add(at.OPTION_IGNORE, options.ignore ?? []);
  add(at.OPTION_REPLY_TO, options.replyTo === undefined ? [] : [options.replyTo]);
  add(at.OPTION_LANG, options.lang === undefined ? [] : [options.lang]);
  // Copies: whoever gave the arrays may change them.
  current = { ...options, extensions: copied(options.extensions), ignore: copied(options.ignore) };
}

/** The instance is a new one. */
export function forget() {
  current = DEFAULTS;
}

function add(option, texts) {
  for (const text of texts) wasm.addOption(option, put(text));
}

function copied(value) {
  return Array.isArray(value) ? [...value] : value;
}

function isSame(a, b) {
  if (b === null) return false;
  return Object.keys(DEFAULTS).every((key) => a[key] === b[key] || isSameList(a[key], b[key]));
}

function isSameList(a, b) {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

function isBoolean(value) {
  return typeof value === "boolean";
}

function isProtocol(value) {
  return PROTOCOLS.has(value);
}

function isExtensions(value) {
  return PRESETS.has(value) || isStrings(value);
}

// The memory of the instance: where the input is written, and where a record is read.

import * as wasm from "smtplint:glue";

/** An input of at most so many octets is written where there is always room for it. */
const ROOM = 1 << 14;
/** UTF-8 takes at most three octets for a UTF-16 code unit. */
const LONGEST_IN_ROOM = Math.floor(ROOM / 3);
/** The memory of an instance only ever grows: beyond this many octets it is given back after the call. */
const MEMORY_KEPT = 16 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** All of the memory as octets and as words, and the place of the input in it; taken anew when the memory has grown. */
let octets = new Uint8Array(0);
export let words = new Uint32Array(0);
let room = octets;
let inputAt = 0;

/** What was linted, and how many octets it has in memory. */
let given = "";
let length = 0;
/** The input as a string, and the texts that were written for this report: made when the first of them is asked for. */
let source = null;
let written = null;
let writtenAt = 0;
let writtenLength = 0;

/** Texts that never change, by their address. The same module has them at the same addresses in every instance. */
const constants = new Map();

/** Writes a string or bytes to where an input is expected; returns how many octets it has. */
export function put(input) {
  given = input;
  source = written = null;
  if (typeof input === "string" && input.length <= LONGEST_IN_ROOM) {
    // A view of memory that has since grown has no length.
    if (room.length === 0) room = roomFor(ROOM);
    return (length = encoder.encodeInto(input, room).written);
  }
  const bytes = typeof input === "string" ? encoder.encode(input) : input;
  // The input may move: then there is no room any more where it was.
  const place = bytes.length <= ROOM && room.length > 0 ? room : roomFor(Math.max(bytes.length, ROOM));
  room = place.subarray(0, ROOM);
  place.set(bytes);
  return (length = bytes.length);
}

function roomFor(size) {
  inputAt = wasm.room(size);
  renew();
  return octets.subarray(inputAt, inputAt + size);
}

function renew() {
  const { buffer } = wasm.initSync().memory;
  octets = new Uint8Array(buffer);
  words = new Uint32Array(buffer);
}

/** Looks at the record that a call left at an address; returns the index of its first word. */
export function look(address) {
  if (words.length === 0) renew();
  return address >>> 2;
}

/** Where the texts are that were written for this report. */
export function writtenTexts(at, size) {
  writtenAt = at;
  writtenLength = size;
}

/** From the input, where that is a string or holds nothing but ASCII. */
export function fromInput(start, end) {
  source ??= typeof given === "string" ? given : decoder.decode(octets.subarray(inputAt, inputAt + length));
  return source.slice(start, end);
}

/** From the texts that were written for this report. */
export function fromWritten(start, end) {
  written ??= decoder.decode(octets.subarray(writtenAt, writtenAt + writtenLength));
  return written.slice(start, end);
}

export function constant(address, size) {
  let known = constants.get(address);
  if (known === undefined || known.size !== size) {
    known = { size, text: decoder.decode(octets.subarray(address, address + size)) };
    constants.set(address, known);
  }
  return known.text;
}

/** Whether an input was so large that its memory should not be kept. */
export function isTooLarge() {
  return octets.length > MEMORY_KEPT;
}

/** The instance is another one now. */
export function forget() {
  octets = room = new Uint8Array(0);
  words = new Uint32Array(0);
  given = "";
  source = written = null;
}

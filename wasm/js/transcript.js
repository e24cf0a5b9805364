// Conversations of both sides: whole logs, and sessions that are fed as they go on.

import * as wasm from "smtplint:glue";
import * as at from "smtplint:layout";
import { checkInput } from "./arguments.js";
import { call, held } from "./engine.js";
import { put } from "./memory.js";
import * as options from "./options.js";
import * as record from "./record.js";

export function lintTranscript(log, given) {
  checkInput("log", log);
  return call(judgeTranscript, log, options.read(given));
}

function judgeTranscript(log, given) {
  options.use(given);
  return record.transcriptReport(wasm.lintTranscript(put(log), typeof log === "string"));
}

/** The number of the session that was begun last. None is used twice, not even in another instance. */
let last = 0;

/** What is known here of each session: its number, whether it has ended, and of each side the half of a character that a string ended with. */
const states = new WeakMap();

/** Who closed the connection, where that is known. */
const CLOSED = new Map([["client", at.CLOSED_BY_CLIENT], ["server", at.CLOSED_BY_SERVER]]);

/** Frees sessions that nobody holds any more, where the runtime tells of them. */
let forgotten;

export class Session {
  constructor(given) {
    const state = { number: ++last, ended: false, client: "", server: "" };
    call(begin, state.number, options.read(given));
    states.set(this, state);
    if (typeof FinalizationRegistry === "function") {
      forgotten ??= new FinalizationRegistry(free);
      forgotten.register(this, state.number);
    }
    // For `using`, where there is such a thing.
    if (Symbol.dispose) Object.defineProperty(this, Symbol.dispose, { value: this.free });
  }

  client(bytes) {
    return feed(this, "client", bytes);
  }

  server(bytes) {
    return feed(this, "server", bytes);
  }

  tlsEstablished() {
    call(wasm.sessionTls, alive(this).number);
  }

  end(closedBy) {
    const closed = closedBy === undefined ? at.CLOSED_BY_EITHER : CLOSED.get(closedBy);
    if (closed === undefined) throw new TypeError('closedBy must be "client" or "server"');
    const state = alive(this);
    const found = [...flush(state, "client"), ...flush(state, "server"), ...call(end, state.number, closed)];
    state.ended = true;
    return found;
  }

  free() {
    const state = states.get(this);
    state.ended = true;
    free(state.number);
  }
}

function alive(session) {
  const state = states.get(session);
  if (state === undefined) throw new TypeError("this is no Session");
  if (state.ended) throw new Error("the session has ended");
  if (!held.has(state.number)) throw new Error("the session is lost: another call failed, and the memory of all was given up");
  return state;
}

function feed(session, side, bytes) {
  checkInput("bytes", bytes);
  const state = alive(session);
  if (typeof bytes !== "string") return [...flush(state, side), ...call(judge, state.number, side, bytes)];
  // A string may be cut anywhere, within a character too: its first half waits for the other.
  const text = state[side] + bytes;
  const cut = isFirstHalf(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
  state[side] = text.slice(cut);
  return call(judge, state.number, side, text.slice(0, cut));
}

/** The half of a character whose other half does not come. */
function flush(state, side) {
  const half = state[side];
  state[side] = "";
  return half === "" ? [] : call(judge, state.number, side, half);
}

function isFirstHalf(unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}

function begin(number, given) {
  options.use(given);
  wasm.beginSession(number);
  held.add(number);
}

function judge(number, side, bytes) {
  return record.found(wasm.feedSession(number, side === "client", put(bytes)));
}

function end(number, closed) {
  held.delete(number);
  return record.found(wasm.endSession(number, closed));
}

function free(number) {
  if (held.delete(number)) call(wasm.freeSession, number);
}

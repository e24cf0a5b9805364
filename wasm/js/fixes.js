// Fixes: the edits of diagnostics, applied to the string they were found in.

/** The input with the first fix of each diagnostic applied; of two edits that overlap, the first wins. */
export function applyFixes(input, diagnostics) {
  if (typeof input !== "string") throw new TypeError("input must be a string");
  const { edits, last } = readEdits(diagnostics);
  if (last > input.length) throw new RangeError("diagnostics: a span lies outside of the input");
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  let mended = "";
  let done = 0;
  for (const edit of edits) {
    const start = boundary(input, edit.start);
    const end = boundary(input, edit.end);
    if (start < done) continue;
    mended += input.slice(done, start) + edit.text;
    done = end;
  }
  return mended + input.slice(done);
}

/** The edits of every first fix, and where the last of all spans ends; what has to do with fixes must be of the right type. */
function readEdits(diagnostics) {
  const edits = [];
  let last = 0;
  readList(diagnostics, "diagnostics").forEach((found, i) => {
    const place = `diagnostics[${i}]`;
    const { end } = readSpan(found, place);
    const fixes = readList(read(found, place, "fixes"), `${place}.fixes`).map((fix, j) => readFix(fix, `${place}.fixes[${j}]`));
    last = Math.max(last, end, ...fixes.flat().map((edit) => edit.end));
    edits.push(...(fixes[0] ?? []));
  });
  return { edits, last };
}

function readFix(fix, place) {
  const edits = readList(read(fix, place, "edits"), `${place}.edits`);
  return edits.map((edit, i) => readEdit(edit, `${place}.edits[${i}]`));
}

function readEdit(edit, place) {
  const text = read(edit, place, "text");
  if (typeof text !== "string") throw mustBe(`${place}.text`, "a string");
  return { ...readSpan(edit, place), text };
}

function readSpan(of, place) {
  const span = read(of, place, "span");
  const start = readOffset(span, `${place}.span`, "start");
  const end = readOffset(span, `${place}.span`, "end");
  if (end < start) throw mustBe(`${place}.span`, "a span that ends after it starts");
  return { start, end };
}

function readOffset(span, place, key) {
  const offset = read(span, place, key);
  if (!Number.isSafeInteger(offset) || offset < 0) throw mustBe(`${place}.${key}`, "an offset: a whole number, 0 or more");
  return offset;
}

function readList(value, place) {
  if (!Array.isArray(value)) throw mustBe(place, "an array");
  return value;
}

function read(of, place, key) {
  if ((typeof of !== "object" && typeof of !== "function") || of === null) throw mustBe(place, "an object");
  return of[key];
}

function mustBe(place, expected) {
  return new TypeError(`${place} must be ${expected}`);
}

/** A place between the two halves of a character is where that character begins. */
function boundary(text, offset) {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000 ? offset - 1 : offset;
}

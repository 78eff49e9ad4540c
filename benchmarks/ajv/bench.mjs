// Prints, as one object of JSON, what ajv needs per event for each corpus named: nanoseconds from bytes to verdict.
// Standalone code as ajv recommends for speed; JSON.parse and the decoding of the bytes are included, as they are for everybody.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import standalone from "ajv/dist/standalone/index.js";

const here = dirname(fileURLToPath(import.meta.url));
const [corpora, seconds] = [process.argv[2].split(","), Number(process.argv[3])];
const code = mkdtempSync(join(here, "code-"));
const figures = {};
try {
  for (const corpus of corpora) {
    const folder = join(here, "..", "corpus", corpus);
    const schema = JSON.parse(readFileSync(join(folder, "schema.json"), "utf8"));
    const ajv = new Ajv.default({ code: { source: true }, strict: false });
    formats.default(ajv);
    const file = join(code, `${corpus}.cjs`);
    writeFileSync(file, standalone.default(ajv, ajv.compile(schema)));
    const validate = createRequire(import.meta.url)(file);
    const events = lines(join(folder, "valid.jsonl"));
    const wrong =
      events.filter((e) => !validate(JSON.parse(e.toString()))).length +
      lines(join(folder, "invalid.jsonl")).filter((e) => validate(JSON.parse(e.toString()))).length;
    figures[corpus] = wrong ? { wrong } : { ns: measure(validate, events) };
  }
} finally {
  rmSync(code, { recursive: true });
}
console.log(JSON.stringify(figures));

function lines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => Buffer.from(line));
}

function measure(validate, events) {
  run(validate, events, seconds); // warm up
  return run(validate, events, seconds);
}

function run(validate, events, forSeconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(forSeconds * 1e9));
  let judged = 0;
  let accepted = 0;
  while (process.hrtime.bigint() < end) {
    for (let i = 0; i < 50; i++) {
      const event = events[judged++ % events.length];
      accepted += validate(JSON.parse(event.toString())) ? 1 : 0;
    }
  }
  if (accepted !== judged) {
    throw new Error("an event of the corpus was refused");
  }
  return Number(process.hrtime.bigint() - start) / judged;
}

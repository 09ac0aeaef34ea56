// Plays scenarios with the module, all in one instance, and tells what the module is.
//
//     node play.mjs MODULE SCENARIOS TRACES
//
// SCENARIOS and TRACES hold, one after the other, the number of words and the words. A trap leaves a
// trace without words, and the next scenario gets a new instance.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [modulePath, scenariosPath, tracesPath] = process.argv.slice(2);
const bytes = readFileSync(modulePath);
const module = new WebAssembly.Module(bytes);
const file = readFileSync(scenariosPath);
const scenarios = new Int32Array(file.buffer, file.byteOffset, file.byteLength / 4);

let instance = new WebAssembly.Instance(module, {});
const traces = [];
for (let position = 0; position < scenarios.length; ) {
  const words = scenarios.subarray(position + 1, position + 1 + scenarios[position]);
  position += 1 + words.length;
  const { memory, reserve, play } = instance.exports;
  try {
    const address = reserve(words.length);
    new Int32Array(memory.buffer, address, words.length).set(words);
    const trace = play();
    const [count] = new Int32Array(memory.buffer, trace, 1);
    traces.push(Int32Array.of(count), new Int32Array(memory.buffer, trace, count).slice());
  } catch {
    traces.push(Int32Array.of(0));
    instance = new WebAssembly.Instance(module, {});
  }
}
writeFileSync(tracesPath, Buffer.concat(traces.map((words) => Buffer.from(words.buffer))));
console.log(
  JSON.stringify({
    bytes: bytes.length,
    compressedBytes: gzipSync(bytes, { level: 9 }).length,
    imports: WebAssembly.Module.imports(module).map(({ name }) => name),
    exports: WebAssembly.Module.exports(module)
      .map(({ name }) => name)
      .sort(),
    memoryBytes: instance.exports.memory.buffer.byteLength,
  }),
);

#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { main } from '../dist/cli/main.js';

process.exitCode = main(process.argv.slice(2), {
  readFile: (path) => readFileSync(path, 'utf8'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

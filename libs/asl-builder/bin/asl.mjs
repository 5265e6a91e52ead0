#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { main } from '../dist/cli/main.js';

// Whoever reads has seen enough: `asl import x.json | head`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = main(process.argv.slice(2), {
  readFile: (path) => readFileSync(path, 'utf8'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

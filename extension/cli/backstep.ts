#!/usr/bin/env node
import { EXIT, processIo } from './io';
import { runCli } from './main';

runCli(process.argv.slice(2), processIo()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`backstep: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = EXIT.couldNotRun;
  },
);

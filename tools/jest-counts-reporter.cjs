// Writes one suite's counts to <project>/test-results/counts.json, so that tools/test.mjs can sum suites
// whether Nx ran them or took them from its cache.
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

module.exports = class JestCountsReporter {
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
  }

  onRunComplete(_contexts, results) {
    const dir = path.join(this.rootDir, 'test-results');
    const broken = results.numRuntimeErrorTestSuites;
    mkdirSync(dir, { recursive: true });
    writeFileSync(
      path.join(dir, 'counts.json'),
      `${JSON.stringify({
        passed: results.numPassedTests,
        failed: results.numFailedTests + broken,
        skipped: results.numPendingTests + results.numTodoTests,
      })}\n`,
    );
  }
};

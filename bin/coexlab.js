#!/usr/bin/env node
// Plain JavaScript that every Node since 14 parses, so that an old one gets a sentence instead of a syntax error.
const wanted = '22.22';
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 22)) {
  console.error(
    `coexlab needs Node ${wanted} or newer, this is ${process.versions.node} (${process.execPath}).\n` +
      'In a checkout, `npm ci` brings Node 24 along: use `npm start` or `npx coexlab …`, which find it in node_modules/.bin.\n' +
      'Elsewhere install a newer Node from https://nodejs.org/.',
  );
  process.exitCode = 2;
} else {
  Promise.all([import('node:fs'), import('./compile-cache.js')])
    .then(([{ existsSync }, { useCompileCache }]) => {
      useCompileCache();
      const source = new URL('../harness/cli/main.ts', import.meta.url);
      return import(
        existsSync(source) ? source.href : new URL('../dist/harness/cli/main.js', import.meta.url).href
      );
    })
    .then(({ main }) => main(process.argv.slice(2)))
    .then((exitCode) => {
      process.exitCode = exitCode;
    });
}

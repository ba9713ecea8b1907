import { expect, test } from '@jest/globals';
import { fitsUrl } from './text-pattern.ts';

test.each([
  ['https://legacy.contoso.com/owa/', 'https://Legacy.CONTOSO.com/owa/', true],
  ['HTTPS://Legacy.contoso.com/owa/', 'https://legacy.contoso.com:443/owa/', true],
  ['https://legacy.contoso.com', 'https://legacy.contoso.com/', true],
  ['https://legacy.contoso.com/owa/?a=%2f', 'https://LEGACY.contoso.com/owa/?a=%2f', true],
  ['https://legacy.contoso.com/owa/?a=%2f', 'https://legacy.contoso.com/owa/?a=%2F', false],
  ['https://legacy.contoso.com/owa/', 'https://legacy.contoso.com/OWA/', false],
  ['https://legacy.contoso.com/owa/', 'http://legacy.contoso.com/owa/', false],
  ['https://legacy.contoso.com/owa/', 'https://legacy.contoso.com:444/owa/', false],
  ['https://legacy.contoso.com/owa/', 'https://legacy.contoso.com.evil.example/owa/', false],
  [{ matches: '^https://legacy\\.contoso\\.com/owa/' }, 'https://Legacy.Contoso.com/owa/', true],
  [{ matches: '^https://Legacy' }, 'https://Legacy.Contoso.com/owa/', true],
  [{ matches: '^https://mail\\.' }, 'https://Legacy.Contoso.com/owa/', false],
  [null, 'https://legacy.contoso.com/', false],
  ['https://legacy.contoso.com/', null, false],
  ['/owa/', '/OWA/', false],
] as const)('%j and %s: %s', (pattern, url, isSame) => {
  expect(fitsUrl(pattern, url)).toBe(isSame);
});

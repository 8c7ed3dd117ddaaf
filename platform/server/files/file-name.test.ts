import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumNameLength, safeFileName } from './file-name.ts';
import { contentDisposition, servingHeaders } from './serving-headers.ts';

describe('a safe file name', () => {
  it.each([
    ['foto van café.jpg', 'foto van café.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\jan\\brief.docx', 'brief.docx'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
    ['foto\u202egpj.exe', 'fotogpj.exe'],
    ['  .verborgen.txt. ', 'verborgen.txt'],
    ['CON.txt', '_CON.txt'],
    ['.jpg', 'jpg'],
    ['', 'file'],
    ['..', 'file'],
    ['<>.png', '__.png'],
  ])('of %j is %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the ending of a name that is too long', () => {
    const safe = safeFileName(`${'x'.repeat(300)}.jpeg`);
    expect(safe.length).toBe(maximumNameLength);
    expect(safe.endsWith('x.jpeg')).toBe(true);
  });

  it('never holds a path, a control character or nothing, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}/\\<>:"|?*]/u);
        expect(safe.length).toBeGreaterThan(0);
        expect([...safe].length).toBeLessThanOrEqual(maximumNameLength + 1);
        expect(['.', '..']).not.toContain(safe);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('serving headers', () => {
  it('offer the name in both forms', () => {
    expect(contentDisposition('attachment', "café 'x' 50%.pdf")).toBe(
      `attachment; filename="cafe 'x' 50_.pdf"; filename*=UTF-8''caf%C3%A9%20%27x%27%2050%25.pdf`,
    );
  });

  it('have a plain form for a name of marks alone', () => {
    expect(contentDisposition('inline', '\u17b4')).toBe(
      `inline; filename="file"; filename*=UTF-8''%E1%9E%B4`,
    );
  });

  it('are always one line of plain characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        expect(contentDisposition('inline', name)).toMatch(
          /^inline; filename="[^"\\\r\n]+"; filename\*=UTF-8''[\x21-\x7e]+$/,
        );
      }),
    );
  });

  it('show only images, sound and film in the page', () => {
    const how = (mediaType: string) =>
      servingHeaders({ name: 'a', mediaType, size: 1, show: 'inline' })['content-disposition']?.split(';')[0];
    expect(how('image/png')).toBe('inline');
    expect(how('application/pdf')).toBe('attachment');
    expect(how('text/plain')).toBe('attachment');
    expect(how('text/html')).toBe('attachment');
  });

  it('forbid sniffing, scripts and keeping', () => {
    const headers = servingHeaders({ name: 'a.txt', mediaType: 'text/plain', size: 12 });
    expect(headers).toMatchObject({
      'content-length': '12',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

import { describe, expect, it } from 'vitest';
import { kindOfName } from './file-kinds.ts';
import { checkOffice } from './office.ts';
import { docx, openDocumentOf, xlsx, zipOf } from './test-files.ts';

const check = (content: Buffer, name: string) => checkOffice(content, kindOfName(name)!, name)?.code;

describe('an office document', () => {
  it('is taken when it is what its name says', () => {
    expect(check(docx(), 'a.docx')).toBeUndefined();
    expect(check(xlsx(), 'a.xlsx')).toBeUndefined();
    expect(check(openDocumentOf('text'), 'a.odt')).toBeUndefined();
    expect(check(openDocumentOf('spreadsheet'), 'a.ods')).toBeUndefined();
  });

  it('is refused when it is another kind, or an ordinary zip', () => {
    expect(checkOffice(xlsx(), kindOfName('a.docx')!, 'a.docx')).toMatchObject({ detected: 'xlsx' });
    expect(checkOffice(openDocumentOf('text'), kindOfName('a.ods')!, 'a.ods')).toMatchObject({
      detected: 'text',
    });
    expect(check(zipOf({ 'virus.exe': 'MZ' }), 'a.docx')).toBe('file-type-mismatch');
    expect(check(zipOf({ 'virus.exe': 'MZ' }), 'a.odt')).toBe('file-type-mismatch');
    expect(check(docx(), 'a.odt')).toBe('file-type-mismatch');
  });

  it('is refused when it carries macros, whatever their part is called', () => {
    expect(check(docx({ 'word/vbaProject.bin': 'x' }), 'a.docx')).toBe('file-has-macros');
    expect(check(docx({ 'word\\vbaProject.bin': 'x' }), 'a.docx')).toBe('file-has-macros');
    const renamed = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(check(docx({}, renamed), 'a.docx')).toBe('file-has-macros');
    expect(check(docx({}, 'application/vnd.ms-office.vbaProject'), 'a.docx')).toBe('file-has-macros');
    expect(check(openDocumentOf('text', { 'Basic/Standard/Module1.xml': 'x' }), 'a.odt')).toBe(
      'file-has-macros',
    );
  });

  it('is refused when it is not whole', () => {
    const whole = docx();
    for (const length of [4, 30, whole.length - 1]) {
      expect(check(whole.subarray(0, length), 'a.docx')).toBe('file-unreadable');
    }
  });

  it('does not blow up memory with a content list that grows without end', () => {
    const bomb = zipOf({ '[Content_Types].xml': 'a'.repeat(20 * 1024 * 1024) });
    expect(check(bomb, 'a.docx')).toBe('file-type-mismatch');
  });
});

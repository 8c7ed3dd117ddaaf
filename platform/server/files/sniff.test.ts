import { describe, expect, it } from 'vitest';
import { checkAgainstName, detect } from './sniff.ts';
import { docx, jpeg, openDocumentOf, pdf, png, program, xlsx } from './test-files.ts';

const check = async (content: Buffer | string, name: string, type?: string) => {
  const result = await checkAgainstName(Buffer.from(content).subarray(0, 4100), name, type);
  return result.ok ? result.value.mediaType : result.error;
};

describe('a file whose content is what its name says', () => {
  it('is taken, for every kind on the list', async () => {
    expect(await check(await jpeg(), 'Foto.JPG', 'image/jpeg')).toBe('image/jpeg');
    expect(await check(await jpeg(), 'foto.jpeg')).toBe('image/jpeg');
    expect(await check(await png(), 'foto.png')).toBe('image/png');
    expect(await check(Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'a.gif')).toBe('image/gif');
    expect(await check(pdf(), 'brief.pdf')).toBe('application/pdf');
    expect(await check(docx(), 'brief.docx')).toContain('wordprocessingml');
    expect(await check(xlsx(), 'lijst.xlsx')).toContain('spreadsheetml');
    expect(await check(openDocumentOf('text'), 'brief.odt')).toContain('opendocument.text');
    expect(await check(openDocumentOf('spreadsheet'), 'lijst.ods')).toContain('opendocument.spreadsheet');
    expect(await check(Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'), 'a.mp3')).toBe(
      'audio/mpeg',
    );
    expect(
      await check(
        Buffer.from('\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42', 'latin1'),
        'a.mp4',
      ),
    ).toBe('video/mp4');
  });

  it('is taken as text in UTF-8, Windows-1252 and UTF-16', async () => {
    expect(await check('naam;plaats\r\nJosé;Zwolle', 'a.csv', 'application/vnd.ms-excel')).toBe('text/csv');
    expect(await check(Buffer.from('Jos\u00e9 \u0080 12', 'latin1'), 'a.txt')).toBe('text/plain');
    expect(await check(Buffer.from('\ufeffhallo', 'utf16le'), 'a.txt')).toBe('text/plain');
    expect(await check('1 < 2 en <b> is vet', 'a.txt')).toBe('text/plain');
  });
});

describe('a file whose content is not what its name says', () => {
  it.each(['foto.jpg', 'brief.pdf', 'brief.docx', 'a.txt', 'a.csv', 'a.mp4'])(
    'is refused when a program is called %s',
    async (name) => {
      const claimed = name.split('.')[1];
      expect(await check(program(), name)).toEqual({ code: 'file-type-mismatch', claimed, detected: 'exe' });
    },
  );

  it('is refused for other programs and scripts too', async () => {
    expect(await detect(Buffer.from('\u007fELF\u0002\u0001', 'latin1'))).toBe('elf');
    expect(await detect(Buffer.from('cffaedfe07000001', 'hex'))).toBe('macho');
    expect(await detect(Buffer.from('#!/bin/sh\nrm x'))).toBe('script');
    expect(await check('#!/usr/bin/env python', 'a.txt')).toMatchObject({ detected: 'script' });
  });

  it('is refused when an image is another kind of image', async () => {
    expect(await check(await png(), 'foto.jpg')).toEqual({
      code: 'file-type-mismatch',
      claimed: 'jpg',
      detected: 'png',
    });
  });

  it('is refused when a text hides a page, a drawing or bytes', async () => {
    expect(await check('\n<!-- x --><svg onload="x()">', 'a.txt')).toMatchObject({ detected: 'svg' });
    expect(await check('\ufeff<!DOCTYPE html><p>', 'a.csv')).toMatchObject({ detected: 'html' });
    expect(await check('<script>x()</script>', 'foto.png')).toMatchObject({ detected: 'html' });
    expect(await check('<?xml version="1.0"?><svg/>', 'a.txt')).toMatchObject({ detected: 'svg' });
    expect(await check(Buffer.from([65, 66, 0, 67]), 'a.txt')).toMatchObject({ detected: 'unknown' });
  });

  it('is refused when the sender calls it another family', async () => {
    expect(await check(await jpeg(), 'foto.jpg', 'text/html')).toMatchObject({ code: 'file-type-mismatch' });
    expect(await check(await jpeg(), 'foto.jpg', 'application/octet-stream')).toBe('image/jpeg');
  });
});

describe('a kind that is not on the list', () => {
  it.each(['a.svg', 'a.html', 'a.exe', 'a.doc', 'a.heic', 'a.zip', 'zonder', 'a.jpg.js', '.jpg/'])(
    'is refused by its name: %s',
    async (name) => {
      expect(await check('tekst', name)).toMatchObject({ code: 'file-type-not-allowed' });
    },
  );

  it.each(['a.docm', 'a.xlsm', 'a.xlsb'])('is refused for its macros: %s', async (name) => {
    expect(await check(docx(), name)).toMatchObject({ code: 'file-has-macros' });
  });
});

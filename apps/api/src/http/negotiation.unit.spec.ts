import { describe, expect, it } from '@jest/globals';
import { languageOf, paperFormatOf } from './negotiation.js';

describe('the language of texts', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us,zh;q=0.5', 'en'],
    ['zh-CN,en;q=0.9', 'zh'],
    ['zh-Hans-CN;q=0.3, en;q=0.9', 'en'],
    ['fr, en;q=0.2', 'en'],
    ['fr', 'zh'],
    ['*', 'zh'],
    ['en;q=0', 'zh'],
    ['en;q=0.5, *;q=0.8', 'zh'],
    [';;;,,q=,', 'zh'],
  ])('%s is answered in %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('the format of a paper', () => {
  it.each([
    [undefined, 'text/html'],
    ['*/*', 'text/html'],
    ['application/pdf', 'application/pdf'],
    ['application/pdf;version=1.7;q=0.9', 'application/pdf'],
    ['text/html;charset=utf-8', 'text/html'],
    ['text/*;q=0.2, application/*', 'application/pdf'],
    ['text/html, application/pdf', 'text/html'],
    ['text/html;q=0.1, APPLICATION/PDF;q=0.2', 'application/pdf'],
    ['image/png', null],
    ['text/html;q=0', null],
  ])('%s is answered as %s', (header, format) => expect(paperFormatOf(header)).toBe(format));
});

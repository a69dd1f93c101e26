import { describe, expect, test } from 'vitest'
import { csvLine } from '../../../src/http/csv.js'

describe('a line of CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', " '=1+1"],
    ['\u00a0\u200b\ufeff=1+1', "\u00a0\u200b\ufeff'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['﹦1', "'﹦1"],
    ['−1', "'−1"],
  ])('has %j begin with an apostrophe, so that no spreadsheet runs it', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`)
  })

  test.each([
    ['a;=1+1', `"a;'=1+1"`],
    ['a; @x', `"a; '@x"`],
    ['a|-1', `"a|'-1"`],
    ['a\t=1', `"a\t'=1"`],
    ['a\r=1', `"a\r'=1"`],
    ['a\n=1', `"a\n'=1"`],
    ['a;＝1', `"a;'＝1"`],
    ['a;"=1', `"a;""'=1"`],
    ['a,=1;+2;-3', `"a,'=1;'+2;'-3"`],
    ['\t=1', `"'\t'=1"`],
    ['\tplain', `"'\tplain"`],
    ['\rplain', `"'\rplain"`],
  ])('guards %j behind every separator that some spreadsheet splits at', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`)
  })

  test('leaves what is no formula as it is', () => {
    const cells = ['+12025550100', 'Spring - north', 'a=b', "it's", '', -3, 0, true, undefined]
    expect(csvLine(cells)).toBe("+12025550100,Spring - north,a=b,it's,,-3,0,true,\r\n")
  })

  test('quotes what would otherwise be two cells or lines', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\r\nlines'])).toBe('"a,b","say ""hi""","two\r\nlines"\r\n')
  })
})

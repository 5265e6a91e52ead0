import { unchunk } from './aws-chunked.js';

describe('unchunk', () => {
  it('joins the chunks and reads the trailers', () => {
    const { body, trailers } = unchunk(
      Buffer.from('4;chunk-signature=abc\r\nWiki\r\n5\r\npedia\r\n0\r\nX-Amz-Checksum-Crc32:AAAA==\r\n\r\n'),
      9,
    );
    expect(body.toString()).toBe('Wikipedia');
    expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAA==' });
  });

  it.each([
    ['no size', 'Wiki'],
    ['a size that is no number', 'xyz\r\nWiki\r\n0\r\n\r\n'],
    ['a chunk that is cut', '9\r\nWiki\r\n0\r\n\r\n'],
    ['no last chunk', '4\r\nWiki\r\n'],
    ['another length than announced', '4\r\nWiki\r\n0\r\n\r\n'],
  ])('refuses %s', (_, text) => {
    expect(() => unchunk(Buffer.from(text), 5)).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
  });
});

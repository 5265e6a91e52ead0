import { metadataHeaders, readMetadata } from './metadata.js';

describe('user metadata', () => {
  it('comes back as RFC 2047, of the bytes as they came, when it is not US-ASCII', () => {
    // The example of the S3 user guide: UTF-8 in a header, which HTTP reads as Latin-1.
    const header = Buffer.from('ÄMÄZÕÑ S3').toString('latin1');
    const metadata = readMetadata({
      'x-amz-meta-nonascii': header,
      'x-amz-meta-ascii': 'AMAZONS3',
      etag: 'x',
    });
    expect(metadataHeaders(metadata)).toEqual({
      'x-amz-meta-nonascii': '=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?=',
      'x-amz-meta-ascii': 'AMAZONS3',
    });
  });
});

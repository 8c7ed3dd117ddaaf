import sharp, { type Metadata, type Sharp } from 'sharp';
import { err, ok, type Result } from '#platform/kit/index.ts';
import type { FileProblem } from './file-problem.ts';

/** Limits of one image. Pixels count all pages of a moving image together. */
export interface ImageLimits {
  readonly maximumPixels: number;
}

/** Fits the photos of present telephones; a decoded image then stays below 200 MB. */
export const standardImageLimits: ImageLimits = { maximumPixels: 50_000_000 };

export interface CleanImage {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

const formats = new Set(['jpeg', 'png', 'webp', 'gif']);

/**
 * The image without anything but its pixels: turned upright first, converted to sRGB, then written anew, so that
 * EXIF, GPS, XMP, IPTC, comments, colour profiles, embedded previews and whatever was glued behind the image are gone.
 */
export async function cleanImage(
  content: Buffer,
  ending: string,
  limits: ImageLimits = standardImageLimits,
): Promise<Result<CleanImage, FileProblem>> {
  const opened = await openImage(content, ending, limits);
  if (!opened.ok) return opened;
  const { image, metadata } = opened.value;
  try {
    // sharp writes no metadata unless it is asked to keep it: the tests watch that this stays so.
    const { data, info } = await encodeAs(image.autoOrient(), metadata.format).toBuffer({
      resolveWithObject: true,
    });
    return ok({ content: data, width: info.width, height: info.height });
  } catch {
    return err({ code: 'file-unreadable', claimed: ending });
  }
}

/** A small WebP picture that fits within `longestSide` pixels, for lists. Of a moving image: its first page. */
export async function thumbnailOf(
  content: Buffer,
  longestSide = 320,
  limits: ImageLimits = standardImageLimits,
): Promise<Result<Buffer, FileProblem>> {
  try {
    const small = await sharp(content, { limitInputPixels: limits.maximumPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    return ok(small);
  } catch {
    return err({ code: 'file-unreadable', claimed: '' });
  }
}

async function openImage(
  content: Buffer,
  ending: string,
  limits: ImageLimits,
): Promise<Result<{ image: Sharp; metadata: Metadata }, FileProblem>> {
  // The head only, without a limit: so that "too many pixels" can be told apart from "damaged".
  const metadata = await sharp(content, { animated: true, limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (metadata === undefined || !formats.has(metadata.format)) {
    return err({ code: 'file-unreadable', claimed: ending });
  }
  // With all pages opened, the height already counts every page.
  if (metadata.width * metadata.height > limits.maximumPixels) {
    return err({ code: 'image-too-many-pixels', maximumPixels: limits.maximumPixels });
  }
  const image = sharp(content, { animated: true, limitInputPixels: limits.maximumPixels, failOn: 'error' });
  return ok({ image, metadata });
}

function encodeAs(image: Sharp, format: Metadata['format']): Sharp {
  if (format === 'png') return image.png();
  if (format === 'webp') return image.webp({ quality: 90 });
  if (format === 'gif') return image.gif();
  // Full colour resolution: number plates and lettering in evidence must stay readable.
  return image.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
}

/** A number as it is found again, and as people see it. */
export interface Phone {
  /**
   * Digits alone: of a mobile its 11, of a landline area code and number (or the number, where no area was said), of 400 and 800 all 10; of any
   * other country `+` and all digits.
   */
  readonly number: string;
  /** Behind a switchboard; it finds nobody, and stays when numbers are compared. */
  readonly extension: string | null;
  /** What the blind index holds for whoever has this number. */
  readonly keys: readonly string[];
  /** What the index is asked for, to find whoever has this number, however much of it was said. */
  readonly wanted: readonly string[];
}

const EXTENSION = /(?:转|分机|内线|extension|ext\.?|x|#|,|;|(?<=\d\s*)[-‐‑‒–—―])[\s:：.]*(\d{1,6})$/i;
const SEPARATORS = /[\s().·・‐‑‒–—―-]/g;
const MOBILE = /^1[3-9]\d{9}$/;
/** 400 and 800 numbers are dialled the same everywhere, and have no area code. */
const SERVICE = /^[48]00\d{7}$/;
/** 010 and 02x have three digits, all others four; the numbers behind them seven or eight. */
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))([2-9]\d{6,7})$/;
const LOCAL = /^[2-9]\d{6,7}$/;
/** In the form of home, 0912 345 678: two digits shorter than any number of the mainland that begins so. */
const TAIWAN_MOBILE = /^09\d{8}$/;

/** Countries and regions whose numbers have a form that is known; of any other one only the length is looked at (ITU-T E.164). */
const ABROAD: readonly (readonly [code: string, number: RegExp])[] = [
  ['852', /^[2-9]\d{7}$/],
  ['853', /^[268]\d{7}$/],
  ['886', /^(?:9\d{8}|[2-8]\d{7,8})$/],
];
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a phone number however it was written: with +86, 0086, 86 or without, an area code with its 0 or behind the country code without it, a
 * landline without its area, an extension, 400 and 800 numbers, Hong Kong, Macao, Taiwan and other countries. Null for anything else.
 */
export function parsePhone(text: string): Phone | null {
  const said = text.normalize('NFKC').trim();
  const extension = EXTENSION.exec(said);
  const whole = numberIn(said);
  if (whole !== null) return phoneOf(whole, null);
  const main = extension && numberIn(said.slice(0, extension.index));
  return main ? phoneOf(main, extension[1] ?? null) : null;
}

/** The number alone, in the form in which it is found; null where it is none. */
export function normalisePhone(text: string): string | null {
  return parsePhone(text)?.number ?? null;
}

function numberIn(text: string): string | null {
  const dialled = text.replace(SEPARATORS, '').replace(/^00(?=[1-9])/, '+');
  if (!/^\+?\d+$/.test(dialled)) return null;
  const home = dialled.replace(/^\+?86(?=\d{9})/, '');
  if (!home.startsWith('+')) {
    const here = ofTheMainland(home, home !== dialled);
    if (here !== null) return here;
  }
  return ofAbroad(dialled);
}

function ofTheMainland(digits: string, behindCountryCode: boolean): string | null {
  if (MOBILE.test(digits) || SERVICE.test(digits) || LANDLINE.test(digits) || LOCAL.test(digits)) return digits;
  return behindCountryCode && LANDLINE.test(`0${digits}`) ? `0${digits}` : null;
}

function ofAbroad(dialled: string): string | null {
  if (TAIWAN_MOBILE.test(dialled)) return `+886${dialled.slice(1)}`;
  const digits = dialled.replace(/^\+/, '');
  for (const [code, form] of ABROAD) {
    if (!digits.startsWith(code)) continue;
    // +886 (0)912 345 678: the 0 of home is said, too.
    const number = digits.slice(code.length).replace(/^0/, '');
    if (form.test(number)) return `+${code}${number}`;
    if (dialled.startsWith('+')) return null;
  }
  return E164.test(dialled) && !dialled.startsWith('+86') ? dialled : null;
}

/** A number is found by all of it, and by its local part, with which its area or region may have been left out. */
function phoneOf(number: string, extension: string | null): Phone {
  const local = localPartOf(number);
  if (local === null) return { number, extension, keys: [number], wanted: [number] };
  const [anywhere, nowhere] = [`local|${local}`, `bare|${local}`];
  return local === number
    ? { number, extension, keys: [anywhere, nowhere], wanted: [anywhere] }
    : { number, extension, keys: [number, anywhere], wanted: [number, nowhere] };
}

function localPartOf(number: string): string | null {
  if (MOBILE.test(number) || SERVICE.test(number)) return null;
  if (LOCAL.test(number)) return number;
  const known = ABROAD.find(([code]) => number.startsWith(`+${code}`));
  return LANDLINE.exec(number)?.[2] ?? (known ? number.slice(known[0].length + 1) : null);
}

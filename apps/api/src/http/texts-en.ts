import type { ProblemTexts } from './problem-codes.js';

export const en: ProblemTexts = {
  problems: {
    'malformed-request': {
      title: 'Malformed request',
      detail: 'The address or the message is not well-formed HTTP. Correct it and send it again.',
    },
    'malformed-json': {
      title: 'Not valid JSON',
      detail: 'The body is not a JSON object in UTF-8. Correct it and send it again.',
    },
    'invalid-body': {
      title: 'Invalid body',
      detail: 'Fields are missing, unknown or not as they must be; errors names each. Correct them and send it again.',
    },
    'invalid-parameter': {
      title: 'Invalid parameter',
      detail: 'Parameters are not as they must be; errors names each. Correct them and send it again.',
    },
    'invalid-header': {
      title: 'Invalid header',
      detail: 'Headers are not as they must be; errors names each. Correct them and send it again.',
    },
    'invalid-cursor': {
      title: 'Invalid cursor',
      detail: 'The cursor is not one of this list, or the filter has changed. Ask from the beginning, without cursor.',
    },
    'malformed-position': {
      title: 'Malformed position',
      detail: 'Tongban-After takes what Tongban-Position of an earlier answer said.',
    },
    'foreign-position': {
      title: 'Position of another log',
      detail: 'Tongban-After names another log. Take a position that this system has answered.',
    },
    'token-missing': { title: 'Not signed in', detail: 'Send a bearer token in the Authorization header.' },
    'token-invalid': {
      title: 'Invalid token',
      detail:
        'The token is not one that this system trusts, or has expired, or its unit does not exist. Sign in again.',
    },
    'not-allowed-to-read': {
      title: 'Not allowed to read this',
      detail: 'The {role} of {unit} may not read this. Leave it to a role that may, or to a supervisor above.',
    },
    'not-allowed-to-move-the-clock': {
      title: 'Not allowed to move the clock',
      detail: 'Only an operator moves the manual clock; a {role} may not.',
    },
    'path-not-found': { title: 'No such path', detail: 'There is no {method} {path}. See /docs for what there is.' },
    'entry-not-found': { title: 'No such entry', detail: 'This region has no such entry {id}.' },
    'case-not-found': { title: 'No such case', detail: 'This region has no case {id}.' },
    'unit-not-found': { title: 'No such unit', detail: 'This region has no unit {id}, or it is of another level.' },
    'absence-not-found': { title: 'No such absence', detail: 'Nobody of this region has an absence {id}.' },
    'item-not-found': { title: 'No such service item', detail: 'The catalogue of this region has no item {id}.' },
    'paper-not-found': { title: 'No such paper', detail: 'This case has no paper {id}. See the list of its papers.' },
    'resident-not-found': { title: 'No such resident', detail: 'There is no resident {id}.' },
    'race-lost': {
      title: 'Others were faster',
      detail: 'The case changed again and again while this was decided; nothing was written. Send it again.',
    },
    'clock-not-manual': {
      title: 'The clock cannot be moved',
      detail: 'The system runs in real time. Start it with TONGBAN_CLOCK=manual for a clock that can be moved.',
    },
    'clock-only-forwards': {
      title: 'Forwards only',
      detail: 'It is {now} now; the clock does not go back. Name a later time.',
    },
    'not-acceptable': {
      title: 'Not in this format',
      detail: 'A paper comes as text/html or application/pdf. Name one of them in Accept.',
    },
    'timekeeper-behind': {
      title: 'The timekeeper is behind',
      detail:
        'The clock stands at {now}, but not everything that fell due has been done. Send the same request again in a while.',
    },
    'revision-passed': {
      title: 'The case has moved on',
      detail: 'The case is at revision {actual}, not at {expected}. Look at it again first.',
    },
    'request-too-slow': {
      title: 'Too slow',
      detail: 'The request did not arrive whole in time. Send it again on another connection.',
    },
    'too-large': { title: 'Too large', detail: 'A body may be 1 MiB at the most.' },
    'address-too-long': { title: 'Address too long', detail: 'A part of the address has more than 200 characters.' },
    'header-too-large': { title: 'Headers too large', detail: 'The headers of a request may be 16 KiB at the most.' },
    'not-json': { title: 'Only JSON', detail: 'Send it as Content-Type: application/json.' },
    'idempotency-key-reused': {
      title: 'Idempotency key used before',
      detail: 'The same Idempotency-Key came with another body before. Take a new key.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      detail:
        'More requests a second than one person, or refused ones than one address, may make. Try again after Retry-After seconds.',
    },
    'internal-error': {
      title: 'Internal error',
      detail:
        'The request could not be finished; it was noted as {id}. Try again, and tell the operator this number if it stays.',
    },
    'read-models-behind': {
      title: 'Read models behind',
      detail:
        'The read models have not reached the position within {seconds} seconds. Try again after Retry-After seconds.',
    },
    'record-unreadable': {
      title: 'This record cannot be read',
      detail:
        'An event of it cannot be read. Nothing was written and nothing else is touched. Tell the operator: `tongban status` says why, and after an upgrade or repair `tongban retry-streams` reads it on.',
    },
    'case-unreadable': {
      title: 'This case cannot be read',
      detail:
        'An event of this case cannot be read. It is set aside, no other case is touched, and nothing was written. Tell the operator: `tongban status` says why, and after an upgrade or repair `tongban retry-streams` reads it on.',
    },
    'store-unavailable': {
      title: 'Store unavailable',
      detail: 'Nothing was written. Try again after Retry-After seconds, with the same Idempotency-Key.',
    },
    'issuer-unavailable': {
      title: 'Tokens cannot be checked',
      detail: 'The issuer of the tokens cannot be reached. Try again after Retry-After seconds.',
    },
    overloaded: {
      title: 'Overloaded',
      detail: 'Too many requests are under way. Try again after Retry-After seconds.',
    },
    'shutting-down': {
      title: 'Shutting down',
      detail: 'This process takes no more requests. Try again after Retry-After seconds.',
    },
  },
  fields: {
    required: 'is required',
    'unknown-field': 'is no field of this',
    object: 'must be an object',
    list: 'must be a list of at most {max}',
    text: 'must be a text of {min} to {max} characters',
    'sound-text': 'holds a character that cannot be kept (NUL or a lone surrogate)',
    code: 'must be a code of letters, digits and hyphens, of at most {max} characters',
    boolean: 'must be true or false',
    'one-of': 'must be one of {values}',
    depth: 'is nested deeper than {max} levels',
    years: 'must lie between {min} and {max}',
    date: 'must be a date that exists, YYYY-MM-DD',
    time: 'must be an ISO 8601 time with an offset, of a date that exists, from {min} to {max}',
    period: 'must not begin after it ends',
    number: 'must be a whole number from {min} to {max}',
    once: 'must be given once',
    either: 'must be exactly one of {values}',
    key: 'must be 1 to 255 visible ASCII characters',
    etag: 'must be what an ETag said, such as "3", a list of these, or *',
    'identity-number': 'is no valid identity number (GB 11643)',
    'check-character': 'has a wrong check character: it was mistyped; compare it with the slip',
    'birth-date': 'has a birth date that does not exist, or is too early',
    'birth-in-future': 'has a birth date that is still to come',
    'not-beside-identity-number': 'is not said beside identityNumber',
    'not-of-this-type': 'is not the number of such a document; look at idType again',
    'not-without-document': 'is not said where there is no document',
    'not-of-the-document': 'is not what the document says',
    'passport-number': 'is no valid passport number (5 to 15 letters and digits)',
    'of-age': 'is of somebody of age: only a child is registered without a document',
    'name-invisible': 'holds what cannot be seen or printed (zero width, direction marks, fillers)',
    'name-unreadable': 'must hold a letter, not only punctuation, digits or symbols',
    'date-in-future': 'must not be later than today',
    something: 'must say at least one of {values}',
    'unit-closed': 'is a unit that is closed; name {successor}',
    phone: 'is no valid phone number (mobile, landline, 400, Hong Kong, Macao, Taiwan, or with its country code)',
    'other-year': 'is no date of this year, or of the last days of the year before',
    'holiday-and-worked': 'is a day off and worked at once',
    'worked-on-a-weekday': 'must be a Saturday or Sunday: other days are worked anyway',
    'not-a-holiday': 'must be among the holidays',
    'statutory-day-missing': 'leaves out {zh} {en} ({date}): a notice names every statutory holiday',
    'year-too-far': 'may not lie after {most}',
    unit: 'is no unit, or one of another level',
    known: 'is not known, or cannot be used',
  },
};

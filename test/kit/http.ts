import { checkCharacter } from '#libs/residents/domain';

/** A JSON object of an answer. */
export type Body = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
  /** As `Tongban-Position` says it; empty where it does not. */
  readonly position: string;
  readonly etag: string;
}

/** A case in brief, as far as the tests look at it. */
export interface Brief extends Body {
  readonly caseId: string;
  readonly revision: number;
  readonly phase: string;
  readonly allowedActs: readonly string[];
}

/** Where somebody works: an API, and who issues tokens for it. */
export interface Door {
  readonly baseUrl: string;
  token(role: string, unit: string, person?: string): Promise<string>;
}

/** Somebody at work: one token, and what may be asked with it. */
export class Desk {
  private constructor(
    readonly baseUrl: string,
    private readonly token: string,
  ) {}

  static async of(door: Door, role: string, unit: string, person?: string): Promise<Desk> {
    return new Desk(door.baseUrl, await door.token(role, unit, person));
  }

  /** @param after - a position that the answer must know of */
  get(path: string, after?: string): Promise<Answer> {
    return this.send('GET', path, undefined, after === undefined ? {} : { 'tongban-after': after });
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  act(caseId: string, act: string, body: unknown = {}, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.post(`/v1/cases/${caseId}/${act}`, body, headers);
  }

  /** Registers a resident and answers the id. */
  async register(person: Body): Promise<string> {
    const { status, body } = await this.post('/v1/residents', person);
    if (status !== 201 && status !== 200) throw new Error(`not registered: ${JSON.stringify(body)}`);
    return String(body.residentId);
  }

  /** Receives a request and answers the brief. */
  async receive(request: Body): Promise<Brief> {
    const { status, body } = await this.post('/v1/cases', request);
    if (status !== 201) throw new Error(`not received: ${JSON.stringify(body)}`);
    return body as Brief;
  }

  send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return ask(`${this.baseUrl}${path}`, method, { authorization: `Bearer ${this.token}`, ...headers }, body);
  }
}

export async function ask(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as Body) : { text },
    headers: response.headers,
    position: response.headers.get('tongban-position') ?? '',
    etag: response.headers.get('etag') ?? '',
  };
}

/** A valid identity number of 和平区 (GB 11643). @param birth - `yyyymmdd` @param serial - three digits */
export function identityNumber(birth: string, serial: string): string {
  const first = `210102${birth}${serial}`;
  return first + checkCharacter(first);
}

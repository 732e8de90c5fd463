import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';

/** How the small register of a harbour town is read. */
export const HARBOUR_MAPPING = join(PROJECT_FOLDER, 'test', 'fixtures', 'harbour-mapping.json');

/** Requests of March 2021, every second of them closed. */
export function harbourRegister(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = 1 + (index % 28);
    const closed = index % 2 === 0 ? `3/${day}/2021 18:30` : '';
    return `${index + 1};3/${day}/2021 9:00;3/${day + 2}/2021 17:00;${closed};East;Old Town;Roads & Lights;Pothole;Streets;TEL;Fixed;hole ${index}`;
  });
  return ['No;Opened;Due;Closed;District;Quarter;Desk;Matter;Group;Via;Ending;Words', ...lines].join('\n') + '\n';
}

import type { Settings } from '#libs/runtime';
import { table } from '../output.js';
import { apiUrl } from './addresses.js';

/** The desks of a first walk: a resident of 和平区 comes to a counter in 法库县, and 和平区 decides. */
const DESKS: readonly (readonly [desk: string, role: string, unit: string])[] = [
  ['综合窗口 front desk', 'intake-clerk', '210102001002'],
  ['通办窗口 universal counter', 'universal-counter', '210124001001'],
  ['后台审批 case handler', 'case-handler', '210102-MZ'],
  ['督办 supervisor', 'supervisor', '210100'],
  ['事项管理 catalogue manager', 'catalogue-manager', '210100'],
  ['审计 auditor', 'auditor', '210100'],
  ['运维 operator', 'operator', '210100'],
];

/** What is printed when everything answers: where to look, how to ask, how to stop. */
export function welcome(settings: Settings, env: NodeJS.ProcessEnv = process.env): string {
  const url = apiUrl(settings);
  const tongban = `${env.TONGBAN_HOME ? `TONGBAN_HOME=${shellWord(settings.home)} ` : ''}npx tongban`;
  const tokens = DESKS.map(([desk, role, unit]) => [`  ${desk}`, `${tongban} token --role ${role} --unit ${unit}`]);
  return [
    '',
    `通办 Tongban is ready at ${url}`,
    '',
    `  Documentation  ${url}/docs`,
    `  OpenAPI        ${url}/openapi.json`,
    `  Data           ${settings.home}`,
    '',
    'A token for each desk (in this folder, in another terminal):',
    '',
    table(['  desk', 'command'], tokens),
    '',
    'A first request:',
    '',
    `  curl -s ${url}/v1/items/MZ-10 -H "authorization: Bearer $(${tongban} token --role intake-clerk --unit 210102001002)"`,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

function shellWord(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// `npm run demo`: half a year of a city, made up, and the running system on top of it.
import { bootstrap, built } from './lib/bootstrap.mjs';

bootstrap();
process.argv.splice(2, 0, 'demo');
await built('apps/tongban/src/main.js');

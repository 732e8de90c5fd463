#!/usr/bin/env node
// `npx tongban COMMAND`. Standard output belongs to the command alone; what has to be built first is said on standard error.
import { bootstrap, built } from '../scripts/lib/bootstrap.mjs';

bootstrap();
await built('apps/tongban/src/main.js');

/** Images for runs that are made a thousand times: as small as they can be with everything in them. */

import { index, type Part, platformImage } from '../../../sandbox/images.ts';

/** An index with one platform. Another `content` makes another digest. */
export function platformOnly(content: string): Part {
  return index([platformImage('linux/amd64', content)]);
}

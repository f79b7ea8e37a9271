// Builds one module as a separate bundle. All other bundles load it by its path, so dist contains it once.
import { dirname, posix, resolve } from 'node:path';

const marker = 'webdis:apart';

/** A rolldown plugin. @param module path of the source; @param file path of its bundle in the output folder */
export function apart(module, file) {
  return {
    name: 'apart',
    resolveId(id, importer) {
      const isIt = importer !== undefined && resolve(dirname(importer), id) === module;
      return isIt ? { id: marker, external: true } : undefined;
    },
    renderChunk(code, { fileName }) {
      if (!code.includes(marker)) return undefined;
      const path = posix.relative(posix.dirname(fileName), file);
      return {
        code: code.replaceAll(marker, path.startsWith('.') ? path : `./${path}`),
        map: null,
      };
    },
  };
}

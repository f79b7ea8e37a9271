/** Runs `attest`, from options to report, for the action, the terminal and the library. */

import { attestImages } from '../attest/attest.ts';
import { readPredicate } from '../attest/predicate.ts';
import type { AttestProgress, AttestReport } from '../attest/report.ts';
import type { Source } from '../attest/subjects.ts';
import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { limits } from '../limits.ts';
import type { AttestValues } from '../options/attest.ts';
import type { Predicate } from '../signature/make-bundle.ts';
import { assertNamed, imageTasks } from './images.ts';
import { servicesOf } from './services.ts';
import { signDemandsOf } from './sign-demands.ts';
import { withSigner } from './signing.ts';
import type { SigningHost } from './signing-key.ts';

/** Throws TrustError for options that cannot be used, before a registry or a log is asked. */
export async function attest(
  values: AttestValues,
  host: SigningHost,
  onProgress: (progress: AttestProgress) => void = () => {},
): Promise<AttestReport> {
  values.images.forEach(assertNamed);
  const tasks = await imageTasks(values.images, undefined);
  const source = await sourceOf(values);
  const services = await servicesOf(values, new Date());
  const demands = await signDemandsOf({ ...values, ...aboutSignatures }, services, host);
  return withSigner(values, { services, demands }, host, onProgress, (options, context) =>
    attestImages(tasks, [source], options, context),
  );
}

/** Options that only signatures have. */
const aboutSignatures = {
  annotations: {},
  identity: undefined,
  recursive: false,
  requireReadableBy: [],
};

/** Reads the files. Throws E_INPUT. */
async function sourceOf(values: AttestValues): Promise<Source> {
  const { type = '', predicate: file, predicateFor = [], fromBuildx, partial } = values;
  if (partial && file !== undefined) {
    throw unusable('partial: predicate is about one manifest; partial is for several');
  }
  if (fromBuildx) return { kind: 'buildx', partial };
  if (file !== undefined) {
    return { kind: 'manifest', predicate: await predicateIn(file, type, 'predicate') };
  }
  if (predicateFor.length === 0) {
    throw unusable('there is nothing to attest: give predicate, predicate-for or from-buildx');
  }
  const predicates = [];
  for (const { platform, file } of predicateFor) {
    predicates.push({ platform, predicate: await predicateIn(file, type, 'predicate-for') });
  }
  return { kind: 'platforms', predicates, partial };
}

async function predicateIn(file: string, type: string, option: string): Promise<Predicate> {
  const bytes = await readBounded(file, limits.statement, `${option}: the file`);
  return readPredicate(type, bytes, `${option}: the file ${JSON.stringify(file)}`);
}

function unusable(why: string): TrustError {
  return new TrustError('E_INPUT', why);
}

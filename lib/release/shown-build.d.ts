/** A build as people are told of it: a report is read by more than may know its secrets (threats 115 and 131). */
import { type Build } from './build.ts';
/** The command that is run, without what may be secret in it. */
export declare function shownCommand(build: Build): readonly string[];
/** What buildx says, which repeats what a Dockerfile prints; `env` is the one that it was run with. */
export declare function shownLine(line: string, { secrets, buildArgs }: Build, env: Readonly<Record<string, string>>): string;

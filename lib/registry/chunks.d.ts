/** Blobs in pieces (distribution-spec, "Pushing a blob in chunks"), for registries that refuse them whole. */
import type { Endpoint } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
import { type UploadSession } from './upload-session.ts';
import type { BlobName, BlobSource } from './writable.ts';
/** Bytes. ECR takes 5 to 10 MiB, and what refuses a blob whole stops at 20 MB or more (registries.md §2.5, §4). */
export declare const chunkLength: number;
/** The answer that ended it: 201, or a refusal of any of its requests. */
export declare function putChunks(endpoint: Endpoint, session: UploadSession, blob: BlobName, content: BlobSource): Promise<HttpResponse>;

// What all journeys share: the addresses, the bends, and the lines that the driver reads.

/** What a client read of a bent response; the driver compares it with what was sent. */
export type Reading =
  | { enum: string; optional: string | null; nullable: string | null; unknown: boolean }
  | { status: number; message: string | null };

export function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`unexpected: ${what}`);
}

/** Returns the data of a success, and throws the error of anything else. */
export function dataOf<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.data === undefined) {
    throw new Error(`${result.response.status} ${JSON.stringify(result.error)}`);
  }
  return result.data;
}

export function hasUnknown(node: object): boolean {
  return "member_of_tomorrow" in node;
}

/** Walks the journey of a provider, then reads one order under each bend. */
export async function run(
  journey: (baseUrl: string) => Promise<string>,
  read: (baseUrl: string, id: string) => Promise<Reading>,
): Promise<void> {
  const [address, path, ...bends] = process.argv.slice(2);
  const id = await journey(`${address}/${path}`);
  console.log(JSON.stringify({ journey: "done" }));
  for (const bend of bends) {
    const reading = await read(`${address}/bent/${bend}/${path}`, id).catch((error) => ({ failed: String(error) }));
    console.log(JSON.stringify({ bend, ...reading }));
  }
}

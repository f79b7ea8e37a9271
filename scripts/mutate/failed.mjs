// A reporter for the test runner: the name of each test that failed, one a line, as JSON.
export default async function* failed(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail') yield `${JSON.stringify(data.name)}\n`;
  }
}

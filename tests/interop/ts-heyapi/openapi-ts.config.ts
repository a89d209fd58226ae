// Input and output are arguments of the command.
export default {
  input: "unset",
  output: "unset",
  plugins: ["@hey-api/typescript", "@hey-api/client-fetch", "@hey-api/sdk"],
};

// podman-policy asks what Podman and CRI-O ask before they run an image: is it allowed by policy.json?
//
// Both use go.podman.io/image for it. One line of JSON is written for each image: whether a policy with
// one public key allows it, and the library's reason if not.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"go.podman.io/image/v5/docker"
	"go.podman.io/image/v5/image"
	"go.podman.io/image/v5/signature"
	"go.podman.io/image/v5/types"
)

type answer struct {
	Image   string `json:"image"`
	Allowed bool   `json:"allowed"`
	Reason  string `json:"reason,omitempty"`
}

func main() {
	key := flag.String("key", "", "public key, a PEM file")
	identity := flag.String("identity", "", "the repository that the signatures name")
	folder := flag.String("folder", "", "an empty folder for the configuration")
	flag.Parse()
	if err := run(*key, *identity, *folder, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(key, identity, folder string, images []string) error {
	system, err := configure(key, identity, folder)
	if err != nil {
		return err
	}
	policy, err := signature.DefaultPolicy(system)
	if err != nil {
		return err
	}
	policyContext, err := signature.NewPolicyContext(policy)
	if err != nil {
		return err
	}
	defer policyContext.Destroy()
	out := json.NewEncoder(os.Stdout)
	for _, name := range images {
		allowed, err := isAllowed(context.Background(), policyContext, system, name)
		one := answer{Image: name, Allowed: allowed}
		if err != nil {
			one.Reason = err.Error()
		}
		if err := out.Encode(one); err != nil {
			return err
		}
	}
	return nil
}

// configure writes what an administrator writes: policy.json, and registries.d with the attachments on.
// Signatures name the repository where they were made: for a mirror, policy.json says which that is.
func configure(key, identity, folder string) (*types.SystemContext, error) {
	files := map[string]string{
		"policy.json": fmt.Sprintf(
			`{"default":[{"type":"reject"}],"transports":{"docker":{"":[{"type":"sigstoreSigned","keyPath":%q,"signedIdentity":{"type":"exactRepository","dockerRepository":%q}}]}}}`,
			key, identity,
		),
		"registries.conf":           "",
		"registries.d/default.yaml": "default-docker:\n  use-sigstore-attachments: true\n",
	}
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	return &types.SystemContext{
		SignaturePolicyPath:         filepath.Join(folder, "policy.json"),
		RegistriesDirPath:           filepath.Join(folder, "registries.d"),
		SystemRegistriesConfPath:    filepath.Join(folder, "registries.conf"),
		SystemRegistriesConfDirPath: filepath.Join(folder, "registries.conf.d"),
		AuthFilePath:                filepath.Join(folder, "auth.json"),
		DockerInsecureSkipTLSVerify: types.OptionalBoolTrue,
	}, nil
}

// isAllowed is the call that copy.Image makes for the manifest that is pulled.
func isAllowed(ctx context.Context, policy *signature.PolicyContext, system *types.SystemContext, name string) (bool, error) {
	reference, err := docker.ParseReference("//" + name)
	if err != nil {
		return false, err
	}
	source, err := reference.NewImageSource(ctx, system)
	if err != nil {
		return false, err
	}
	defer source.Close()
	return policy.IsRunningImageAllowed(ctx, image.UnparsedInstance(source, nil))
}

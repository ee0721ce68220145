/** The command line: one class per command, with its options, help and checks, and nothing else. */
package highpass.cli;

package dev.trowel.app.command;

/// Opens what reads and changes a workspace; nothing is built before it is asked for.
public interface Engine {}

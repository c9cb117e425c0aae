# Databricks notebook source
print("demand ingest")

# Databricks notebook source
print("fare evaluate")

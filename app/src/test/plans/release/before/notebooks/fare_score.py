# Databricks notebook source
print("fare score")

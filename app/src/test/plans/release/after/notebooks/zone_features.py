# Databricks notebook source
print("zone features")

# Databricks notebook source
print("demand check")
